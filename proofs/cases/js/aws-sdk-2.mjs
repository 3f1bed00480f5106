//! package: aws-sdk
//# before
import AWS from "aws-sdk";

const peer = { endpoint: process.env.PEER_URL, region: "a", accessKeyId: "a", secretAccessKey: "b", maxRetries: 0 };

//# bare
const sts = new AWS.STS({ endpoint: process.env.PEER_URL, region: "a", accessKeyId: "a", secretAccessKey: "b", maxRetries: 0 });

//# bounded.timeout
const sts = new AWS.STS({ ...peer, httpOptions: { timeout: 2000 } });

//# bounded.both
const sts = new AWS.STS({ ...peer, httpOptions: { connectTimeout: 2000, timeout: 2000 } });

//# look-alike.timeout
const sts = new AWS.STS({ ...peer, timeout: 2000 });

//# look-alike.connect-timeout
const sts = new AWS.STS({ ...peer, httpOptions: { connectTimeout: 2000 } });

//# look-alike.timeout-0
const sts = new AWS.STS({ ...peer, httpOptions: { timeout: 0 } });

//# after
await sts.getCallerIdentity({}).promise().catch(() => {});
