// The sources in src/ and the packages of package.json in, bundles for browsers out, in
// ../static/built: a script and a style for each part, manifest.json with their names (which
// have a hash of what is in them), and LICENSES.txt with the licences of all that is bundled.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { outline } from "./outline.js";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "static", "built");
const parts = ["map", "graph", "timeline", "sparql"];

const bundledOutline = {
  name: "outline",
  setup(building) {
    building.onResolve({ filter: /^outline$/ }, () => ({ path: "outline", namespace: "outline" }));
    building.onLoad({ filter: /.*/, namespace: "outline" }, () => ({
      contents: JSON.stringify(outline()),
      loader: "json",
    }));
  },
};

rmSync(target, { recursive: true, force: true });
const made = await build({
  absWorkingDir: here,
  entryPoints: parts.map((part) => `src/${part}.js`),
  outdir: target,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none", // LICENSES.txt has them, in full
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  plugins: [bundledOutline],
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(made.metafile.outputs)) {
  if (!parts.some((part) => output.entryPoint === `src/${part}.js`)) continue;
  const part = basename(output.entryPoint, ".js");
  manifest[part] = { script: basename(path) };
  if (output.cssBundle) manifest[part].style = basename(output.cssBundle);
}
writeFileSync(join(target, "LICENSES.txt"), licenses());
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");

function licenses() {
  const { packages } = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const bundled = Object.keys(packages).filter((path) => path && !packages[path].dev);
  const ours = "The outlines of countries and regions: Natural Earth, in the public domain.\n";
  return [ours, ...bundled.map((path) => license(path, packages[path]))].join("\n");
}

function license(path, { version, license: name }) {
  const folder = join(here, path);
  const files = readdirSync(folder).filter((one) => /^(licen[sc]e|notice|copying)/i.test(one));
  const texts = files.map((one) => readFileSync(join(folder, one), "utf8").trim());
  const { author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const told = texts.length ? texts.join("\n\n") : `${name}, ${author?.name ?? author ?? "its authors"}`;
  return `${"=".repeat(78)}\n${path.replace(/^.*node_modules\//, "")} ${version} (${name ?? "as below"})\n\n${told}\n`;
}
