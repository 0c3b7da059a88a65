/** Direction overrides in a name could make it look like another one, or turn the text beside it around. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const cleanName = (name: string): string => name.replace(BIDI, '').trim();

export const initials = (name: string): string => {
  const words = cleanName(name)
    .split(/[\s_]+/)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const second = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + second).toUpperCase();
};

/** A hue that stays with an ID: FNV-1a. */
export const hueOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  return hash % 360;
};
