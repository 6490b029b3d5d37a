// Scripts that run inside the page, as text: this project's types know no DOM.

/** Contrast of every visible text with the ground behind it (WCAG 2.2): how many pairs there are, and those below 4.5. */
export const contrastScript = `(() => {
  const channels = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return {r, g, b, a};
  };
  const linear = (c) => c / 255 <= .04045 ? c / 255 / 12.92 : ((c / 255 + .055) / 1.055) ** 2.4;
  const luminance = ({r, g, b}) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.a > .99) return colour;
    }
    return {r: 255, g: 255, b: 255, a: 1};
  };
  const silent = ["SCRIPT", "STYLE", "title", "desc"];
  const pairs = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const sample = walker.currentNode.data.trim().slice(0, 40);
    if (!sample || !parent.checkVisibility() || silent.includes(parent.tagName)) continue;
    const style = getComputedStyle(parent);
    const text = channels(parent.tagName === "text" ? style.fill : style.color);
    const behind = ground(parent);
    const [low, high] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
    const key = [text.r, text.g, text.b, "on", behind.r, behind.g, behind.b].join(" ");
    pairs.set(key, {ratio: (high + .05) / (low + .05), sample});
  }
  const low = [...pairs].filter(([, {ratio}]) => ratio < 4.5);
  return {pairs: pairs.size, low: low.map(([key, {ratio, sample}]) => key + ": " + ratio.toFixed(2) + " (" + sample + ")")};
})()`;

/** Visible elements that reach past the edge of the page or of the card that holds them, outside boxes made to scroll. */
export const overflowScript = `(() => {
  const excused = ".scroll, .hidden, .skip, .symbols, thead, svg svg, title, desc";
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(excused) || !element.checkVisibility()) continue;
    const {left, right, width} = element.getBoundingClientRect();
    if (width === 0) continue;
    const slack = element.closest("svg") ? 8 : 1;
    const card = innerWidth < 700 && element.closest(".columns > tbody");
    const end = card ? Math.min(innerWidth, card.getBoundingClientRect().right) : innerWidth;
    if (left >= -slack && right <= end + slack) continue;
    const what = element.tagName + "." + element.getAttribute("class");
    found.push([what, Math.round(left), Math.round(right), element.textContent.slice(0, 40)].join(" "));
  }
  return found.slice(0, 10);
})()`;
