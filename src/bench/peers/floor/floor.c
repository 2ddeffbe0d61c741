/* What the kernel alone takes for a delivery: an event is framed once, and each client gets it by one write().
 *
 *   floor PORT      GET /sse    Server-Sent Events
 *                   GET /ws     WebSocket, messages to clients only
 *                   POST /pub   an event: its body
 *
 * One thread, one epoll set, no queues: a client whose socket takes no more is closed. Not fit for anything but this.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { MOST_SOCKETS = 1 << 20, LONGEST_REQUEST = 1 << 16, LONGEST_HEAD = 16, BACKLOG = 4096, READY = 256 };

enum kind { FREE, REQUEST, SSE, WS };

struct request {
    size_t length;
    char text[LONGEST_REQUEST + 1];
};

static enum kind kinds[MOST_SOCKETS];
static struct request *requests[MOST_SOCKETS]; /* of those that have not become clients */
static int clients[MOST_SOCKETS], places[MOST_SOCKETS], client_count;

static void leave(int socket) {
    if (kinds[socket] == SSE || kinds[socket] == WS) {
        int last = clients[--client_count];
        clients[places[socket]] = last;
        places[last] = places[socket];
    }
    kinds[socket] = FREE;
    free(requests[socket]);
    requests[socket] = NULL;
    close(socket);
}

static void become(int socket, enum kind kind) {
    free(requests[socket]);
    requests[socket] = NULL;
    kinds[socket] = kind;
    places[socket] = client_count;
    clients[client_count++] = socket;
}

static int answer(int socket, const char *text) {
    return write(socket, text, strlen(text)) == (ssize_t)strlen(text);
}

static size_t frame_head(unsigned char *head, size_t length) {
    head[0] = 0x81; /* the only frame of a text message */
    if (length < 126) {
        head[1] = (unsigned char)length;
        return 2;
    }
    head[1] = 126;
    head[2] = (unsigned char)(length >> 8);
    head[3] = (unsigned char)length;
    return 4;
}

static void publish(const char *event, size_t length) {
    static char stream[LONGEST_REQUEST + LONGEST_HEAD], frame[LONGEST_REQUEST + LONGEST_HEAD];
    size_t stream_length = (size_t)sprintf(stream, "data: %.*s\n\n", (int)length, event);
    size_t head = frame_head((unsigned char *)frame, length);
    memcpy(frame + head, event, length);
    for (int i = client_count - 1; i >= 0; i--) { /* from the end, because leave() moves the last one */
        int is_stream = kinds[clients[i]] == SSE;
        size_t wanted = is_stream ? stream_length : head + length;
        if (write(clients[i], is_stream ? stream : frame, wanted) != (ssize_t)wanted) leave(clients[i]);
    }
}

static uint32_t rotated(uint32_t word, int by) { return word << by | word >> (32 - by); }

static void sha1_block(uint32_t state[5], const unsigned char *block) {
    uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 80; i++) w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        uint32_t k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
        uint32_t next = rotated(a, 5) + f + e + k + w[i];
        e = d, d = c, c = rotated(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

/* RFC 6455, section 4.2.2: the key of 24 characters and the identifier of the protocol, as SHA-1 in Base64. */
static void accept_key(const char *key, char accepted[29]) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char text[128] = {0}, hash[21] = {0};
    uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    size_t length = (size_t)sprintf((char *)text, "%.24s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
    text[length] = 0x80;
    text[126] = (unsigned char)(length * 8 >> 8);
    text[127] = (unsigned char)(length * 8);
    sha1_block(state, text);
    sha1_block(state, text + 64);
    for (int i = 0; i < 20; i++) hash[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
    for (int i = 0; i < 7; i++) {
        uint32_t three = (uint32_t)hash[3 * i] << 16 | (uint32_t)hash[3 * i + 1] << 8 | hash[3 * i + 2];
        for (int j = 0; j < 4; j++) accepted[4 * i + j] = digits[three >> (18 - 6 * j) & 63];
    }
    accepted[27] = '=';
    accepted[28] = 0;
}

static const char *header(const char *head, const char *name) {
    const char *found = strcasestr(head, name);
    return found ? found + strlen(name) + strspn(found + strlen(name), " ") : "";
}

/* Returns 0 if the socket must be closed. */
static int serve(int socket, struct request *request) {
    char *body = strstr(request->text, "\r\n\r\n");
    if (!body) return request->length < LONGEST_REQUEST;
    body += 4;
    if (!strncmp(request->text, "GET /sse", 8)) {
        become(socket, SSE);
        return answer(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n");
    }
    if (!strncmp(request->text, "GET /ws", 7)) {
        char accepted[29], text[256];
        accept_key(header(request->text, "\r\nSec-WebSocket-Key:"), accepted);
        sprintf(text, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", accepted);
        become(socket, WS);
        return answer(socket, text);
    }
    if (!strncmp(request->text, "POST /pub", 9)) {
        size_t length = strtoul(header(request->text, "\r\nContent-Length:"), NULL, 10);
        size_t there = request->length - (size_t)(body - request->text);
        if (length > LONGEST_REQUEST) return 0;
        if (there < length) return request->length < LONGEST_REQUEST;
        publish(body, length);
        request->length = 0; /* a publisher waits for the answer, so nothing follows yet */
        return answer(socket, "HTTP/1.1 204 No Content\r\n\r\n");
    }
    return answer(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") && 0;
}

static void readable(int socket) {
    static char ignored[4096];
    struct request *request = requests[socket];
    char *to = request ? request->text + request->length : ignored; /* what clients say after their request */
    size_t room = request ? LONGEST_REQUEST - request->length : sizeof ignored;
    ssize_t count = read(socket, to, room);
    if (count <= 0) {
        leave(socket);
    } else if (request) {
        request->length += (size_t)count;
        request->text[request->length] = 0;
        if (!serve(socket, request)) leave(socket);
    }
}

static void accept_one(int listener, int poll) {
    int one = 1, socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (socket < 0) return;
    struct request *request = socket < MOST_SOCKETS ? calloc(1, sizeof *request) : NULL;
    if (!request) {
        close(socket);
        return;
    }
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    kinds[socket] = REQUEST;
    requests[socket] = request;
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = socket};
    epoll_ctl(poll, EPOLL_CTL_ADD, socket, &wanted);
}

static int listen_on(unsigned short port) {
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, BACKLOG)) {
        perror("floor");
        exit(1);
    }
    return listener;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fputs("floor PORT\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    int listener = listen_on((unsigned short)atoi(arguments[1])), poll = epoll_create1(0);
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener}, ready[READY];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    for (;;) {
        int ready_count = epoll_wait(poll, ready, READY, -1);
        for (int i = 0; i < ready_count; i++) {
            int socket = ready[i].data.fd;
            if (socket == listener) accept_one(listener, poll);
            else if (kinds[socket] != FREE) readable(socket);
        }
    }
}
