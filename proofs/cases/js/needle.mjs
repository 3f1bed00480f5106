//# bounded.all
import needle from "needle";

const response = await needle("get", process.env.PEER_URL, { open_timeout: 2000, response_timeout: 2000, read_timeout: 2000 });

//# bare
import needle from "needle";

const response = await needle("get", process.env.PEER_URL);
