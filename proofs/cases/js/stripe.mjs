//# bare
import Stripe from "stripe";

const stripe = new Stripe("sk_test_a", { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), protocol: "http", maxNetworkRetries: 0 });
const charges = await stripe.charges.list();

//# bounded.timeout
import Stripe from "stripe";

const stripe = new Stripe("sk_test_a", { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), protocol: "http", maxNetworkRetries: 0, timeout: 2000 });
const charges = await stripe.charges.list();
