import { JsonServiceClient } from "@servicestack/client";
import { DropLabel, GetStatistics, ResponseStatus, StoreFinancialData, TellCaller } from "./dtos.js";
import { baseUrl, report } from "./report.js";

const client = new JsonServiceClient(baseUrl);
const year = { start_date: "2010-01-01", end_date: "2010-12-31" };

await report("get of what is not there", () => client.get(new GetStatistics({ ...year, symbol: "NONE" })));

await report("get without its fields", () => client.get(new GetStatistics()));

await report("get of an impossible day", () => client.get("/api/statistics", { ...year, end_date: "2010-02-30", symbol: "IBM" }));

await report("get of a number for a day", () => {
  // @ts-expect-error a day is a text
  const request = new GetStatistics({ ...year, start_date: 20100101, symbol: "IBM" });
  return client.get(request);
});

await report("get of no message", () => client.get("/api/Nothing"));

await report("post to a message to get", () => client.post(new GetStatistics({ ...year, symbol: "IBM" })));

await report("publish to a message to get", () => client.publish(new GetStatistics({ ...year, symbol: "IBM" })));

await report("post of an impossible month", () => client.postBody(new StoreFinancialData(), { data: [{ date: "2010-13-01" }] }));

await report("api", async () => {
  const result = await client.api(new GetStatistics({ symbol: "IBM" }));
  return {
    completed: result.completed,
    succeeded: result.succeeded,
    failed: result.failed,
    response: result.response === undefined,
    errorCode: result.errorCode,
    errorMessage: result.errorMessage,
    errorSummary: result.errorSummary,
    startDate: result.fieldError("start_date").errorCode,
    anyCase: result.fieldErrorMessage("END_DATE"),
    symbol: result.hasFieldError("symbol"),
  };
});

await report("api of what is not there", async () => {
  const result = await client.api(new GetStatistics({ ...year, symbol: "NONE" }));
  return { failed: result.failed, errorSummary: result.errorSummary, errors: result.errors, showSummary: result.showSummary() };
});

await report("apiVoid", async () => {
  const result = await client.apiVoid(new DropLabel());
  return { failed: result.failed, id: result.fieldErrorMessage("id") };
});

await report("sendAll", async () => {
  let completed: string | null = null;
  const watched = new JsonServiceClient(baseUrl);
  watched.responseFilter = response => { completed = response.headers.get("X-AutoBatch-Completed"); };
  const requests = ["IBM", "NONE", "AAPL"].map(symbol => new GetStatistics({ ...year, symbol }));
  const status = await watched.sendAll(requests)
    .then(() => null, (rejected: { responseStatus: ResponseStatus }) => rejected.responseStatus);
  return { completed, status };
});

await report("unknown caller", async () => {
  const result = await client.api(new TellCaller());
  return { failed: result.failed, errorCode: result.errorCode, errorMessage: result.errorMessage };
});
