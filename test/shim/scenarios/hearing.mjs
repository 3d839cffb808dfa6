/**
 * What an online page of either world has in common: listeners that write down what they hear, calls as promises
 * that never reject, and waiting.
 */
export function createHearing(webim, loginInfo) {
  const heard = [];
  const normal = [];
  const bigGroup = [];
  const listeners = {
    onConnNotify: (resp) => heard.push(['onConnNotify', resp]),
    onMsgNotify: (msgs) => {
      heard.push(['onMsgNotify', msgs.length]);
      normal.push(...msgs);
    },
    // The original also calls it with nothing new, after every poll.
    onBigGroupMsgNotify: (msgs) => bigGroup.push(...msgs),
  };
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  return {
    webim,
    heard,
    messages: () => normal,
    bigGroupMessages: () => bigGroup,
    login: (given = {}) =>
      new Promise((resolve, reject) => {
        const ok = (resp) => {
          heard.push(['cbOk']);
          resolve(resp);
        };
        webim.login(loginInfo, { ...listeners, ...given }, { isLogOn: false }, ok, reject);
      }),
    /** Resolves with `['ok', resp]` or `['err', error]`; `whileOk` runs inside the callback. */
    call: (member, options, whileOk = () => {}) =>
      new Promise((resolve) => {
        const ok = (resp) => {
          whileOk();
          resolve(['ok', resp]);
        };
        const err = (error) => resolve(['err', error]);
        if (options === undefined) webim[member](ok, err);
        else webim[member](options, ok, err);
      }),
    until: async (condition) => {
      for (let waited = 0; !condition(); waited += 5) {
        if (waited > 10_000) throw new Error(`waited in vain; heard: ${JSON.stringify(heard)}`);
        await pause(5);
      }
    },
    /** Long enough for anything that is still to come. */
    settle: () => pause(80),
  };
}
