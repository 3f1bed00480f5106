//# bare
import { firstValueFrom } from "rxjs";
import { fromFetch } from "rxjs/fetch";

await firstValueFrom(fromFetch(process.env.PEER_URL, { selector: (response) => response.text() }));

//# bounded.signal
import { firstValueFrom } from "rxjs";
import { fromFetch } from "rxjs/fetch";

await firstValueFrom(fromFetch(process.env.PEER_URL, { selector: (response) => response.text(), signal: AbortSignal.timeout(2000) }));

//# partial.signal-without-selector
import { firstValueFrom } from "rxjs";
import { fromFetch } from "rxjs/fetch";

const response = await firstValueFrom(fromFetch(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) }));
await response.text();
