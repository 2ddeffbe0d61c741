"""
The fuzzing client of the Autobahn test suite, for Jython: fuzzing_client.py SPEC PATIENCE

SPEC is a file as for `wstest -m fuzzingclient`. PATIENCE multiplies the times that a case waits for the server, many of
which are a second or less. What Jython is slow at is replaced: the mask and the check of ASCII text, for which the suite
uses the package wsaccel where it can, and the pause between the parts of a frame that is sent in parts, which is a
millisecond at least, 16,384 times in case 9.5.1.
"""
import json
import sys

from autobahn import utf8validator, websocket, xormasker
from autobahntestsuite import fuzzing, wstest

ASCII = ''.join(map(chr, range(128)))
XOR = [''.join([chr(byte ^ mask) for byte in range(256)]) for mask in range(256)]

validate_bytes = utf8validator.Utf8Validator.validate


def apply_mask(self, data):
    masked = bytearray(len(data))
    for lane in range(4):
        masked[lane::4] = data[lane::4].translate(XOR[self.mskarray[self.ptr + lane & 3][0]])
    self.ptr += len(data)
    return str(masked)


def validate(self, data):
    if self.state != self.UTF8_ACCEPT or data.translate(None, ASCII):
        return validate_bytes(self, data)
    self.i += len(data)
    return True, True, len(data), self.i


def wait(method, patience):
    return lambda self, delay: method(self, delay * patience)


if __name__ == '__main__':
    xormasker.XorMaskerShifted1.process = apply_mask
    utf8validator.Utf8Validator.validate = validate
    websocket.WebSocketProtocol._QUEUED_WRITE_DELAY = 0
    protocol, patience = fuzzing.FuzzingProtocol, int(sys.argv[2])
    protocol.killAfter = wait(protocol.killAfter.im_func, patience)
    protocol.closeAfter = wait(protocol.closeAfter.im_func, patience)
    with open(sys.argv[1]) as spec:
        wstest.start({'mode': 'fuzzingclient'}, json.load(spec))
