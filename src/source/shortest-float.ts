/** The number of fewest digits that reads back as the same 32-bit float: 0.1 for Math.fround(0.1). */
export const shortestFloat = (x: number): number => {
  if (x === 0) return x; // toPrecision forgets the sign
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return short;
  }
  return Number.isFinite(x) ? Number(x.toPrecision(9)) : x;
};
