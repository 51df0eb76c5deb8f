import { JsonServiceClient } from "@servicestack/client";
import { Echo, EchoResponse, EchoRow, Side } from "./dtos.js";
import { baseUrl, report } from "./report.js";

const client = new JsonServiceClient(baseUrl);
const scalars = {
  name: "Łódź & co. + 100 %",
  whole_number: -2147483648,
  big: Number.MAX_SAFE_INTEGER,
  price: 0.1,
  ratio: 1e-7,
  flag: false,
  day: "2024-02-29",
  side: Side.Buy,
  symbols: ["IBM", "^GSPC"],
  numbers: [0, -1],
};

await report("get", async () => (await client.get(new Echo(scalars))).given);

await report("post", async () => {
  const rows = [new EchoRow({ row_day: "2000-02-29", row_price: 99999999.999999, label: "" }), new EchoRow({ row_day: "1900-01-01" })];
  return (await client.post(new Echo({ ...scalars, rows, tags: { "a b": "c", "": "\u2028\"" } }))).given;
});

await report("post of absent values", async () => (await client.post(new Echo())).given);

await report("typed", async () => {
  const answer: EchoResponse = await client.get(new Echo(scalars));
  const given = answer.given!;
  return { isBuy: given.side === Side.Buy, sum: given.price! + 0.2, year: given.day!.split("-")[0], last: given.symbols!.at(-1) };
});
