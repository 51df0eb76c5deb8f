import { JsonServiceClient } from "@servicestack/client";
import {
  FinancialData, GetStatistics, GetStatisticsResponse, PriceBasis, QueryFinancialData, QueryFinancialDataResponse, QuerySymbols,
  SortOrder, SymbolInfo,
} from "./dtos.js";
import { baseUrl, report } from "./report.js";

const client = new JsonServiceClient(baseUrl);
const year = { start_date: "2015-01-01", end_date: "2015-12-31" };

await report("statistics", async () => {
  const answer: GetStatisticsResponse = await client.get(new GetStatistics({ ...year, symbol: "aapl" }));
  const data = answer.data!;
  return [data.symbol, data.average_daily_open_price, data.average_daily_close_price, data.average_daily_volume, answer.info.error];
});

await report("prices", async () => {
  const request = new QueryFinancialData({ symbol: "AAPL", start_date: "2014-06-06", limit: 2, page: 2 });
  const answer: QueryFinancialDataResponse = await client.send(request);
  return { closes: answer.data.map((one: FinancialData) => [one.date, one.close_price]), pagination: answer.pagination };
});

await report("newest price", async () => {
  const answer = await client.get(new QueryFinancialData({ symbol: "AAPL", sort: SortOrder.Descending, limit: 1 }));
  return answer.data.map(one => one.date);
});

await report("symbols", async () => {
  const answer = await client.get(new QuerySymbols({ search: "aap" }));
  return answer.data.map((one: SymbolInfo) => [one.symbol, one.first_date, one.last_date, one.days, one.basis === PriceBasis.Split]);
});

await report("statistics of many", async () => {
  const answers = await client.sendAll(["AAPL", "^GSPC"].map(symbol => new GetStatistics({ ...year, symbol })));
  return answers.map(answer => [answer.data?.symbol, answer.data?.days]);
});

await report("wrong fields", async () => {
  // @ts-expect-error a limit is a number
  const result = await client.api(new QueryFinancialData({ limit: "many", page: 0, start_date: "2015-02-30" }));
  return result.errors.map(error => error.fieldName);
});

await report("limit too high", async () => {
  const result = await client.api(new QueryFinancialData({ limit: 10001 }));
  return [result.failed, result.errorCode, result.fieldError("limit").errorCode];
});

await report("unknown symbol", () => client.get(new GetStatistics({ ...year, symbol: "NOPE" })));
