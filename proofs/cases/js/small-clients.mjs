//! package: phin
//# bare
import phin from "phin";

const response = await phin({ url: process.env.PEER_URL });

//# bounded.phin
import phin from "phin";

const response = await phin({ url: process.env.PEER_URL, timeout: 2000 });

//# look-alike.phin-zero
import phin from "phin";

const response = await phin({ url: process.env.PEER_URL, timeout: 0 });

//# bounded.simple-get
import get from "simple-get";

get.concat({ url: process.env.PEER_URL, timeout: 2000 }, () => process.exit(0));

//# bare.bent
import bent from "bent";

const getText = bent("string");
const text = await getText(process.env.PEER_URL);

//# look-alike.bent-timeout
import bent from "bent";

const getText = bent("string", { timeout: 2000 });
const text = await getText(process.env.PEER_URL);
