// The published JavaScript: a few files instead of some 900, which Node would have to find and link one by one at every start.
import {defineConfig} from "rolldown";

export default defineConfig({
  input: {"index": "src/index.ts", "client/index": "src/client/index.ts", "cli/main": "src/cli/main.ts"},
  external: /^[^./]/,
  platform: "node",
  output: {dir: "dist", cleanDir: true, chunkFileNames: "chunks/[name].js", comments: false},
});
