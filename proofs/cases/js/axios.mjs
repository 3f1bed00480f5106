//# bare
import axios from "axios";

const { data } = await axios.get(process.env.PEER_URL);

//# bounded.timeout
import axios from "axios";

const { data } = await axios.get(process.env.PEER_URL, { timeout: 2000 });

//# bounded.signal
import axios from "axios";

const { data } = await axios.get(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });

//# bounded.instance
import axios from "axios";

const client = axios.create({ timeout: 2000 });
const { data } = await client.post(process.env.PEER_URL, { a: 1 });

//# look-alike.zero
import axios from "axios";

const { data } = await axios.get(process.env.PEER_URL, { timeout: 0 });

//# look-alike.third-argument
import axios from "axios";

const { data } = await axios.get(process.env.PEER_URL, {}, { timeout: 2000 });

//# look-alike.config-as-data
import axios from "axios";

const { data } = await axios.post(process.env.PEER_URL, { timeout: 2000 });
