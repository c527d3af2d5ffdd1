/** The number of characters as a person counts them. */
export const characterCount = (text: string): number => [...text].length;

const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const withoutDirection = (text: string): string => text.replaceAll(bidirectional, "");

/** Whether a text turns the direction of the text around it: it holds a bidirectional control or mark. */
export const turnsDirection = (text: string): boolean => withoutDirection(text) !== text;

/** The most characters of the name of the office that answers complaints: the longest that every screen has room for. */
export const officeNameMostCharacters = { zh: 18, en: 70 } as const;

/** The most characters of a comment on a rating; the screen counts them down. */
export const commentMostCharacters = 150;

/** The most characters of an entry in the opinion book, and of a complaint. */
export const opinionMostCharacters = 300;

/** The most characters of a written answer in a survey. */
export const answerMostCharacters = 150;

/** The most characters of the name that a complaint may leave for a call back. */
export const contactNameMostCharacters = 40;

/** The most characters of an explanation that staff attach to a service. */
export const explanationMostCharacters = 300;

/** The most characters of a 办件编号: UTF-16 units, as it is stored. */
export const transactionRefMostCharacters = 64;

/** The most characters of a free text as the reason for a pause: a headline on the screen. */
export const pauseWordsMostCharacters = 24;

/** The most characters of a 事项 that staff type: it fits in one or two lines on the screen. */
export const matterNameMostCharacters = 60;
