// Opens places of a site from disk in Firefox, over WebDriver BiDi, and prints as JSON what it saw of each.
//
//   node firefox.mjs FIREFOX SITE PLACES PICTURES   PLACES is a JSON object of names and places, PICTURES a folder or ""
import { launch } from "puppeteer-core";

const [program, site, places, pictures] = process.argv.slice(2);
const WIDTHS = [1600, 400];
const READY = { "explorer.html": "body[data-indexed]", "reference.html": "body[data-shown] .opblock" };

/** What is odd about a page, as it happens: its console, its errors, and whatever it asks of another place. */
function watch(page) {
  const strange = [];
  page.on("console", (message) => strange.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => strange.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(?:file|data|about):/.test(request.url())) {
      strange.push(`request: ${request.url()}`);
    }
  });
  return strange;
}

/** Whether nothing sticks out to the side, at each width. */
async function fit(page, name) {
  const fits = {};
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 1000 });
    fits[width] = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    if (pictures) {
      await page.screenshot({ path: `${pictures}/firefox-${name}-${width}.png` });
    }
  }
  return fits;
}

async function look(browser, name, place) {
  const page = await browser.newPage();
  const strange = watch(page);
  await page.goto(`file://${site}/${place}`);
  const ready = READY[place.split("#")[0]];
  if (ready) {
    await page.waitForSelector(ready);
  }
  const fits = await fit(page, name);
  const seen = await page.evaluate(() => ({
    heading: document.querySelector("h1")?.textContent ?? "",
    found: [...document.querySelectorAll("#results code")].map((item) => item.textContent),
    entry: document.querySelector("#entry h2")?.textContent ?? "",
    operations: document.querySelectorAll(".opblock").length,
  }));
  await page.close();
  return { name, fits, strange, ...seen };
}

const browser = await launch({ browser: "firefox", executablePath: program, headless: true });
const seen = [];
for (const [name, place] of Object.entries(JSON.parse(places))) {
  seen.push(await look(browser, name, place));
}
await browser.close();
console.log(JSON.stringify(seen));
