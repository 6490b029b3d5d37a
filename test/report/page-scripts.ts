// Scripts that run inside the page, as text: this project's types know no DOM.

/** Contrast of every visible text with the ground behind it (WCAG 2.2): how many pairs there are, and those below 4.5. */
export const contrastScript = `(() => {
  const channels = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return {r, g, b, a}; };
  const luminance = ({r, g, b}) => [r, g, b].map((c) => c / 255).map((c) =>
    c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.a > .99) return colour;
    }
    return {r: 255, g: 255, b: 255, a: 1};
  };
  const pairs = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility() || ["SCRIPT", "STYLE", "title",
      "desc"].includes(parent.tagName)) continue;
    const style = getComputedStyle(parent);
    const text = channels(parent.tagName === "text" ? style.fill : style.color);
    const behind = ground(parent);
    const [low, high] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
    pairs.set([text.r, text.g, text.b, "on", behind.r, behind.g, behind.b].join(" "), {ratio: (high + .05) / (low + .05),
      sample: walker.currentNode.data.trim().slice(0, 40)});
  }
  return {pairs: pairs.size, low: [...pairs].filter(([, {ratio}]) => ratio < 4.5).map(([key, {ratio, sample}]) =>
    key + ": " + ratio.toFixed(2) + " (" + sample + ")")};
})()`;

/** Visible elements that reach past the edge of the page, or text past the box that holds it, outside boxes made to scroll. */
export const overflowScript = `(() => {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".scroll, .hidden, .skip, .symbols, thead, svg svg, title, desc") || !element.checkVisibility()) continue;
    const {left, right, width} = element.getBoundingClientRect();
    if (width === 0) continue;
    const svg = element.closest("svg");
    const slack = svg ? 8 : 1;
    if (left < -slack || right > innerWidth + slack) found.push(element.tagName + "." + (element.getAttribute("class") ?? "") + " " + Math.round(left) + ".." + Math.round(right) + " " + element.textContent.slice(0, 40));
    const card = element.closest(".columns > tbody");
    if (card && innerWidth < 700 && right > card.getBoundingClientRect().right + slack) found.push("out of its card: " + element.tagName + " " + element.textContent.slice(0, 40));
  }
  return found.slice(0, 10);
})()`;
