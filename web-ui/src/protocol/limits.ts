/** The validity rules of the contract that a form can check before it asks. Lengths are code points. */
export const limits = {
  id: 16,
  passwordMin: 6,
  passwordMax: 64,
  nickname: 32,
  description: 256,
  verification: 256,
  message: 4096,
  query: 64,
};

export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

export const validId = (id: string): boolean => /^[A-Za-z0-9_]{1,16}$/.test(id);
export const validPassword = (password: string): boolean => /^[\x20-\x7e]{6,64}$/.test(password);
export const validText = (text: string, min: number, max: number): boolean => {
  const length = codePoints(text);
  return length >= min && length <= max && !text.includes('\0') && text.isWellFormed();
};
