//# bare
import superagent from "superagent";

const response = await superagent.get(process.env.PEER_URL);

//# bounded.timeout
import superagent from "superagent";

const response = await superagent.get(process.env.PEER_URL).timeout(2000);
