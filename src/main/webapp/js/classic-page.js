import "./server-address.js";
import "./site-footer.js";
import "./site-header.js";
import "./source-code.js";
