#!/usr/bin/env node
// Plain enough for any Node to read: it must be able to say that it is too old.
var version = process.versions.node;
if (Number(version.split(".")[0]) < 24) {
  console.error("plumbline needs Node 24 or newer; this is v" + version + " -- npx -p node@24 -p plumbline plumbline " + process.argv.slice(2).join(" "));
  process.exitCode = 2;
} else {
  import("node:module").then(function (module) {
    module.enableCompileCache();
    return import("../dist/cli/main.js");
  }).then(function (cli) {
    return cli.main(process.argv.slice(2));
  }).then(function (code) {
    process.exitCode = code;
  }, function (error) {
    console.error(error);
    process.exitCode = 3;
  });
}
