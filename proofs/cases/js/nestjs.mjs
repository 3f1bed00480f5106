//! package: @nestjs/axios
//# before
import "reflect-metadata";
import { HttpService } from "@nestjs/axios";
import { lastValueFrom, timeout } from "rxjs";

const http = new HttpService();

//# bare
const { data } = await lastValueFrom(http.get(process.env.PEER_URL));

//# bounded.timeout
const { data } = await lastValueFrom(http.get(process.env.PEER_URL, { timeout: 2000 }));

//# bounded.post
const { data } = await lastValueFrom(http.post(process.env.PEER_URL, {}, { timeout: 2000 }));

//# bounded.signal
const { data } = await lastValueFrom(http.get(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) }));

//# bounded.operator
const { data } = await lastValueFrom(http.get(process.env.PEER_URL).pipe(timeout(2000)));

//# look-alike.data
const { data } = await lastValueFrom(http.post(process.env.PEER_URL, { timeout: 2000 }));
