/** Text of at most so many characters, the rest told by "…"; never cuts a character apart. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/gu, " ");
  if (flat.length <= most) return flat;
  const characters = [...flat.slice(0, most * 4)];
  return characters.length <= most && flat.length <= most * 4 ? flat : `${characters.slice(0, most - 1).join("").trimEnd()}…`;
}
