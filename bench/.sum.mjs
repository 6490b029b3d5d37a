import {DuckDBInstance} from "@duckdb/node-api";
const db = await (await DuckDBInstance.create(":memory:", {threads: "2"})).connect();
for (const f of ["ref", "cur"]) { const r = await db.runAndReadAll(`summarize select * from '/tmp/perf/${f}.parquet'`); r.getRows(); }
