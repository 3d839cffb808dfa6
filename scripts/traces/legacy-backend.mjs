/**
 * A backend that answers the legacy SDK's requests in the wire protocol's forms, just enough to log in, receive
 * and send. Not a model of the service: each scenario says what arrives.
 */
export function createLegacyBackend() {
  const requests = [];
  const answers = {};
  const queue = [];
  let heldPoll = null;
  let delivered = () => {};

  const ok = (fields) => ({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', ...fields });

  const standard = {
    'webim/accesslayer': () => ok({ WebImAccessLayer: 0 }),
    'openim/login': () => ok({ TinyId: '144115198000000001', A2Key: 'a2' }),
    'profile/portrait_get': () =>
      ok({
        UserProfileItem: [
          {
            To_Account: 'me',
            ResultCode: 0,
            ResultInfo: '',
            ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'My Nick' }],
          },
        ],
      }),
    'group_open_http_svc/get_joined_group_list': () => ok({ TotalCount: 0, GroupIdList: [] }),
    'openim/authkey': () => ok({ IpList: ['127.0.0.1'], AuthKey: 'key', ExpireTime: 7200 }),
    'openim/getlongpollingid': () => ok({ LongPollingId: '2', Timeout: 25 }),
    'openim/sendmsg': () => ok({ MsgTime: 1600000100, MsgKey: '1_2_1600000100' }),
    'group_open_http_svc/send_group_msg': () => ok({ MsgTime: 1600000100, MsgSeq: 77 }),
    'openim/msgreaded': () => ok({}),
    'group_open_http_svc/msg_read_report': () => ok({}),
    'openim/longpollinglogout': () => ok({}),
    'openpic/apply_download': () => ok({ response_info: { url: 'http://h/asked' } }),
  };

  function request(url, body, reply) {
    const command = /\/v\d\/([^/]+\/[^/?]+)/.exec(url)?.[1] ?? url;
    const data = body ? JSON.parse(body) : {};
    requests.push({ command, body: data });
    if (command === 'openim/longpolling') {
      heldPoll = reply;
      flush();
      return;
    }
    const answer = (answers[command] ?? standard[command] ?? (() => ok({})))(data);
    setTimeout(() => reply(answer), 0);
  }

  function flush() {
    if (!heldPoll || queue.length === 0) {
      if (heldPoll) delivered();
      return;
    }
    const reply = heldPoll;
    heldPoll = null;
    const answer = queue.shift();
    setTimeout(() => reply(answer), 0);
  }

  return {
    request,
    /** Everything the SDK asked, in order. */
    requests,
    /** Replaces the answer to one command. */
    answer: (command, respond) => {
      answers[command] = respond;
    },
    ok,
    /** Answers the held poll, or the next one. */
    answerPoll: (answer) => {
      queue.push(answer);
      flush();
    },
    /** Ends the held poll without news, as the service does after a while. */
    endPoll: () => {
      queue.push({ ActionStatus: 'FAIL', ErrorCode: 60008, ErrorInfo: 'no new messages' });
      flush();
    },
    /** Delivers an event through the long poll; resolves when the SDK has taken it and polls again. */
    pushEvent: (event) =>
      new Promise((resolve) => {
        queue.push(ok({ EventArray: [event], NextTimeOut: 25 }));
        delivered = resolve;
        flush();
      }),
  };
}
