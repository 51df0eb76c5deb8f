declare const process: { argv: string[] };

/** Where the server under test listens. */
export const baseUrl = process.argv[2];

/** Prints how a call ended as a line of JSON: with the value it gave, what it was rejected with, or what it threw. */
export async function report(name: string, call: () => Promise<unknown>): Promise<void> {
  let outcome: object;
  try {
    outcome = { value: (await call()) ?? null };
  } catch (failure) {
    outcome = failure instanceof Error ? { thrown: String(failure) } : { rejected: failure };
  }
  console.log(JSON.stringify({ name, ...outcome }));
}
