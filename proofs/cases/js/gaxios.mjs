//# bare
import { request } from "gaxios";

const { data } = await request({ url: process.env.PEER_URL, retry: false });

//# bounded.timeout
import { request } from "gaxios";

const { data } = await request({ url: process.env.PEER_URL, retry: false, timeout: 2000 });

//# bounded.instance
import { Gaxios } from "gaxios";

const client = new Gaxios({ timeout: 2000, retry: false });
const { data } = await client.request({ url: process.env.PEER_URL });

//# look-alike.zero
import { request } from "gaxios";

const { data } = await request({ url: process.env.PEER_URL, retry: false, timeout: 0 });
