import { createHearing } from '../../test/shim/scenarios/hearing.mjs';
import { openLegacyPage } from './legacy-page.mjs';

const BOB = { From_AccountNick: 'Bob', From_AccountHeadurl: 'http://h/bob.png' };
const NAMES = { room: 'Room One', live: 'Live One' };

/** The original with a backend that plays the world of the online scenarios, in the wire protocol's forms. */
export function openLegacyOnlinePage(file) {
  const { webim, backend } = openLegacyPage(file);
  const hearing = createHearing(webim, { sdkAppID: 1, identifier: 'me', userSig: 'sig' });
  const sends = ['openim/sendmsg', 'group_open_http_svc/send_group_msg'];
  let number = 1;
  const stamp = () => {
    number += 1;
    return { MsgSeq: number, MsgRandom: 1000 + number, MsgTimeStamp: 1600000000 + number };
  };

  function groupMessage(group, from, info, body, priority) {
    return {
      From_Account: from,
      ToGroupId: group,
      GroupInfo: { GroupId: group, GroupName: NAMES[group], ...info },
      ...stamp(),
      MsgPriority: priority,
      MsgBody: body,
      IsPlaceMsg: 0,
      IsSystemMsg: 0,
    };
  }

  function deliverGroup(message) {
    if (message.ToGroupId === 'live') backend.pushToRoom([{ ...message, Event: 3 }]);
    else backend.pushEvent({ Event: 3, GroupMsgArray: [message] });
  }

  const eve = { UserId: 'eve', NickName: '', ImageUrl: '' };
  const bob = { UserId: 'bob', NickName: 'Bob', ImageUrl: BOB.From_AccountHeadurl };

  function pushNotice(body) {
    const fields = { Operator_Account: 'bob', RemarkInfo: '', Authentication: '', MsgKey: 0, ...body };
    const message = groupMessage('room', '@TIM#SYSTEM', { To_Account: 'me' }, fields, 2);
    return backend.pushEvent({
      Event: 5,
      GroupTips: [{ ...message, ClientSeq: message.MsgSeq, IsSystemMsg: 1 }],
    });
  }

  function pushTip(body, name = NAMES.room) {
    const fields = { Operator_Account: 'bob', MemberNum: 3, ...body };
    const message = groupMessage('room', '@TIM#SYSTEM', { ...BOB, GroupName: name }, fields, 2);
    return backend.pushEvent({ Event: 4, GroupTips: [{ ...message, IsSystemMsg: 1 }] });
  }

  backend.answer('group_open_http_svc/apply_join_group', () =>
    backend.ok({ JoinedStatus: 'JoinedSuccess', LongPollingKey: 'key' }),
  );
  backend.answer('group_open_http_svc/send_group_msg', ({ GroupId, Random, MsgBody }) => {
    const own = { From_AccountNick: 'My Nick', From_AccountHeadurl: '' };
    const message = { ...groupMessage(GroupId, 'me', own, MsgBody, 2), MsgRandom: Random };
    setTimeout(() => deliverGroup(message), 5);
    return backend.ok({ MsgTime: message.MsgTimeStamp, MsgSeq: message.MsgSeq });
  });

  return {
    ...hearing,
    login: async (given) => {
      const answer = await hearing.login(given);
      // The original announces the connection when its first poll returns.
      backend.endPoll();
      return answer;
    },
    bobSendsC2C: (body) =>
      backend.pushEvent({
        Event: 9,
        C2cMsgArray: [{ From_Account: 'bob', To_Account: 'me', ...stamp(), MsgBody: body, ...BOB }],
      }),
    bobSendsGroup: async (group, body, _priority, wirePriority) => {
      deliverGroup(groupMessage(group, 'bob', BOB, body, wirePriority));
    },
    prepareHistory: async (count) => {
      const list = Array.from({ length: count }, (_, i) => {
        const own = i % 2 === 1;
        return {
          From_Account: own ? 'me' : 'bob',
          To_Account: own ? 'bob' : 'me',
          ...stamp(),
          MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: `old ${i}` } }],
          ...(own ? { From_AccountNick: 'My Nick', From_AccountHeadurl: '' } : BOB),
        };
      });
      backend.answer('openim/getroammsg', () =>
        backend.ok({
          MsgList: list,
          MaxCnt: 15,
          Complete: 1,
          LastMsgTime: list[0].MsgTimeStamp,
          MsgKey: 'k',
        }),
      );
    },
    sendCustomNotice: () => pushNotice({ ReportType: 255, UserDefinedField: 'custom text' }),
    dissolveRoom: () => pushNotice({ ReportType: 5, UserDefinedField: '' }),
    removeEve: () => pushTip({ OpType: 3, List_Account: ['eve'], MsgMemberExtraInfo: [eve] }),
    renameRoom: (name) =>
      pushTip({ OpType: 6, MsgMemberExtraInfo: [bob], MsgGroupNewInfo: { GroupName: name } }, name),
    kickMe: async () => backend.answerPoll({ ActionStatus: 'FAIL', ErrorCode: 91101, ErrorInfo: 'kicked' }),
    refuseNextSend: (code, info) => {
      for (const command of sends) {
        backend.answer(command, () => ({ ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: info }));
      }
    },
    sentBodies: () =>
      backend.requests.filter((one) => sends.includes(one.command)).map((one) => one.body.MsgBody),
  };
}
