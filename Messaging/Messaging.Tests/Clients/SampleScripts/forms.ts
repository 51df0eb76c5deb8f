import { JsonServiceClient } from "@servicestack/client";
import { Echo, Side, StoreFinancialData } from "./dtos.js";
import { baseUrl, report } from "./report.js";

const client = new JsonServiceClient(baseUrl);

function formOf(text: string, type: string, fileName: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  Object.entries(fields).forEach(([name, value]) => form.append(name, value));
  form.append("file", new Blob([text], { type }), fileName);
  return form;
}

const prices = "symbol,date,open_price,close_price,volume\nIBM,2024-02-28,1.5,2,3\nIBM,2024-02-29,186.2,185.03,9129000\n";

await report("apiForm with a file", async () => {
  const result = await client.apiForm(new StoreFinancialData(), formOf(prices, "text/csv", "prices.csv"));
  return { succeeded: result.succeeded, inserted: result.response?.inserted };
});

await report("apiForm with a file, fields and a request", async () => {
  const rows = "row_day,row_price,label\n2024-02-29,0.1,\"a, b\"\n";
  const form = formOf(rows, "text/csv", "rows.csv", { symbols: "IBM,AAPL", day: "2024-02-29", side: Side.Buy });
  const result = await client.apiForm(new Echo({ name: "IBM" }), form, undefined, "POST");
  return result.response?.given;
});

await report("apiForm with a file that cannot be read", async () => {
  const result = await client.apiForm(new StoreFinancialData(), formOf(prices + "IBM,2024-02-30,1,2,3\n", "text/csv", "prices.csv"));
  return { failed: result.failed, code: result.errorCode, errors: result.errors };
});

await report("apiForm with an empty file", async () => {
  const result = await client.apiForm(new Echo({ name: "IBM" }), formOf("", "text/csv", "rows.csv", { day: "2024-02-29" }), undefined, "POST");
  return result.response?.given;
});

await report("postBody of a form", () => client.postBody(new StoreFinancialData(), formOf(prices, "text/csv", "prices.csv")));
