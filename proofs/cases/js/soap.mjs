//# bare
import { createClientAsync } from "soap";

const client = await createClientAsync(process.env.PEER_URL);

//# bounded.wsdl-options
import { createClientAsync } from "soap";

const client = await createClientAsync(process.env.PEER_URL, { wsdl_options: { timeout: 2000 } });

//# look-alike.timeout
import { createClientAsync } from "soap";

const client = await createClientAsync(process.env.PEER_URL, { timeout: 2000 });
