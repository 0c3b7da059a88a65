export const errors = {
  233: 'BAD_REQUEST',
  250: 'USER_NOT_LOGGED_IN',
  251: 'USER_ALREADY_LOGGED_IN',
  300: 'INVALID_USER_ID',
  301: 'INVALID_ROOM_ID',
  310: 'INVALID_USER_PASSWORD',
  311: 'INVALID_ROOM_PASSWORD',
  320: 'INVALID_USER_NICKNAME',
  321: 'INVALID_ROOM_NICKNAME',
  330: 'INVALID_USER_DESCRIPTION',
  331: 'INVALID_ROOM_DESCRIPTION',
  340: 'INVALID_ROOM_ACCESS_TYPE',
  350: 'INVALID_MESSAGE_TEXT',
  351: 'INVALID_REQUEST_ID',
  352: 'INVALID_CLIENT_MESSAGE_ID',
  353: 'INVALID_MESSAGE_RANGE',
  354: 'INVALID_QUERY',
  355: 'INVALID_SESSION_TOKEN',
  356: 'INVALID_REACTION',
  400: 'USER_ALREADY_EXISTS',
  401: 'ROOM_ALREADY_EXISTS',
  402: 'TOO_MANY_WRONG_ATTEMPTS',
  403: 'ID_PASSWORD_NOT_MATCH',
  404: 'USER_NOT_FOUND',
  405: 'ROOM_NOT_FOUND',
  406: 'ALREADY_FRIENDS',
  408: 'ALREADY_ROOM_MEMBER',
  409: 'NOT_ROOM_MEMBER',
  410: 'REQUEST_NOT_FOUND',
  411: 'MESSAGE_NOT_FOUND',
  412: 'LIMIT_REACHED',
  420: 'RATE_LIMITED',
  503: 'SERVICE_UNAVAILABLE',
  801: 'FORBIDDEN',
  900: 'SUCCESS',
  999: 'UNKNOWN',
} as const;

export type ErrorNumber = keyof typeof errors;
export const SUCCESS = 900;

/** The server's answer was not 900. */
export class Refused extends Error {
  constructor(
    readonly err: number,
    readonly retryAfterMs: number | null = null,
  ) {
    super(`${err} ${errors[err as ErrorNumber] ?? ''}`.trim());
  }
}

/** The connection went away, or no answer came in time: it is unknown whether the request took effect. */
export class LinkLost extends Error {}
