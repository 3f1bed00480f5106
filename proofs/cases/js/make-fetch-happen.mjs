//# bare
import fetch from "make-fetch-happen";

const response = await fetch(process.env.PEER_URL, { retry: false });
const text = await response.text();

//# bounded.timeout
import fetch from "make-fetch-happen";

const response = await fetch(process.env.PEER_URL, { retry: false, timeout: 2000 });
const text = await response.text();

//# bounded.defaults
import makeFetchHappen from "make-fetch-happen";

const fetch = makeFetchHappen.defaults({ retry: false, timeout: 2000 });
const response = await fetch(process.env.PEER_URL);
const text = await response.text();

//# look-alike.zero
import fetch from "make-fetch-happen";

const response = await fetch(process.env.PEER_URL, { retry: false, timeout: 0 });
const text = await response.text();
