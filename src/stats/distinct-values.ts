// Ascending values that each stand once, and where others lie among them.

/** The values of all parts together, ascending and each once. */
export const distinctValues = (parts: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(parts.reduce((sum, {length}) => sum + length, 0));
  let n = 0;
  for (const part of parts) {
    all.set(part, n);
    n += part.length;
  }
  all.sort();
  n = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[n++] = all[i];
  return all.slice(0, n);
};

/** The place of each of some ascending values among others that hold them all. */
export const placesAmong = (values: Float64Array, among: Float64Array): Int32Array => {
  const places = new Int32Array(values.length);
  for (let i = 0, place = 0; i < values.length; i++) {
    while (among[place] < values[i]) place++;
    places[i] = place;
  }
  return places;
};
