import { ApiResult, JsonServiceClient } from "@servicestack/client";
import {
  DropLabel, FinancialData, GetStatistics, GetStatisticsResponse, QueryFinancialData, QueryFinancialDataResponse, SortOrder,
  StoreFinancialData, StoreFinancialDataResponse, TellBytes, TellCaller, TellText,
} from "./dtos.js";
import { baseUrl, report } from "./report.js";

const client = new JsonServiceClient(baseUrl);
const year = { start_date: "2010-01-01", end_date: "2010-12-31" };
const row = new FinancialData({ symbol: "IBM", date: "2024-02-29", open_price: 186.2, close_price: 185.03, volume: 9129000 });

await report("get", async () => {
  const answer: QueryFinancialDataResponse = await client.get(
    new QueryFinancialData({ symbol: "IBM", limit: 2, page: 3, sort: SortOrder.Descending, start_date: "2010-01-01" }));
  return {
    closes: answer.data.map((one: FinancialData) => one.close_price.toFixed(2)),
    dates: answer.data.map(one => one.date.substring(0, 10)),
    high: answer.data[0].high_price === undefined,
    pages: answer.pagination?.pages,
    page: answer.pagination?.page,
    status: answer.responseStatus === undefined,
  };
});

await report("get of a URL", () => client.get<QueryFinancialDataResponse>("/api/financial_data", { symbol: "IBM", limit: 3 }));

await report("get in a base path of its own", () =>
  new JsonServiceClient(baseUrl).useBasePath(null!).get(new GetStatistics({ ...year, symbol: "IBM" })));

await report("post", async () => {
  const stored: StoreFinancialDataResponse = await client.post(new StoreFinancialData({ data: [row, row], tags: { run: "1" } }));
  return stored;
});

await report("send", async () => {
  const answer: GetStatisticsResponse = await client.send(new GetStatistics({ ...year, symbol: "IBM" }));
  return answer;
});

await report("sendAll", async () => {
  const answers: GetStatisticsResponse[] = await client.sendAll(
    ["IBM", "AAPL"].map(symbol => new GetStatistics({ ...year, symbol })));
  return answers.map(answer => [answer.data?.symbol, answer.data?.average_daily_open_price]);
});

await report("sendAll of nothing", () => client.sendAll([]));

await report("sendAllOneWay", async () => {
  let completed: string | null = null;
  const watched = new JsonServiceClient(baseUrl);
  watched.responseFilter = response => { completed = response.headers.get("X-AutoBatch-Completed"); };
  const nothing = await watched.sendAllOneWay([new StoreFinancialData({ data: [row] }), new StoreFinancialData({ data: [row] })]);
  return { completed, nothing: nothing === undefined };
});

await report("publish", () => client.publish(new StoreFinancialData({ data: [row] })));

await report("publish in a base path of its own", () =>
  new JsonServiceClient(baseUrl).useBasePath(null!).publish(new StoreFinancialData({ data: [row, row, row] })));

await report("sendVoid", () => client.sendVoid(new DropLabel({ id: "a" })));

await report("delete", async () => {
  const nothing: void = await client.delete(new DropLabel({ id: "a" }));
  return nothing;
});

await report("apiVoid", async () => {
  const result = await client.apiVoid(new DropLabel({ id: "a" }));
  return { succeeded: result.succeeded, failed: result.failed };
});

await report("api", async () => {
  const result: ApiResult<GetStatisticsResponse> = await client.api(new GetStatistics({ ...year, symbol: "AAPL" }));
  return {
    completed: result.completed,
    succeeded: result.succeeded,
    failed: result.failed,
    error: result.error === undefined,
    average: result.response?.data?.average_daily_close_price,
  };
});

await report("postBody", () => client.postBody(new StoreFinancialData(), { data: [row, row] }));

await report("postBody of CSV", () => {
  const csv = new JsonServiceClient(baseUrl);
  csv.headers.set("Content-Type", "text/csv");
  return csv.postBody(new StoreFinancialData(), "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n");
});

await report("bearer token", async () => {
  const known = new JsonServiceClient(baseUrl);
  known.bearerToken = "secret";
  return known.send(new TellCaller());
});

await report("text", async () => {
  const text: string = await client.get(new TellText({ text: "\"Łódź\"" }));
  return text;
});

await report("text of a batch", () => client.sendAll([new TellText({ text: "a" }), new TellText()]));

await report("bytes", async () => {
  const bytes: Blob = await client.get(new TellBytes({ count: 256 }));
  return { type: bytes.type, size: bytes.size, last: new Uint8Array(await bytes.arrayBuffer()).at(-1) };
});
