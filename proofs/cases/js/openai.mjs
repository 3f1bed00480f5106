//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "k", baseURL: process.env.PEER_URL, maxRetries: 0 });
const answer = await client.responses.create({ model: "m", input: "a" });

//# bounded.client
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "k", baseURL: process.env.PEER_URL, maxRetries: 0, timeout: 2000 });
const answer = await client.responses.create({ model: "m", input: "a" });

//# bounded.request
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "k", baseURL: process.env.PEER_URL, maxRetries: 0 });
const answer = await client.responses.create({ model: "m", input: "a" }, { timeout: 2000 });

//# look-alike.in-the-body
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "k", baseURL: process.env.PEER_URL, maxRetries: 0 });
const answer = await client.responses.create({ model: "m", input: "a", timeout: 2000 });
