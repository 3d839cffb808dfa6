import { eachCase } from './encode.mjs';

const users = (count) => Array.from({ length: count }, (_, i) => `user${i}`);

function tipOf(webim, opType, userIdList) {
  return new webim.Msg.Elem.GroupTip(opType, 'operator', 'group', 'name', userIdList);
}

/** Group tips: fields and the Chinese sentence of each. */
export const tips = {
  'tip: constructor and getters': ({ webim }) =>
    eachCase(
      [[], [1, 'op', 'g', 'n', ['a'], [{ UserId: 'a' }]], [2, 'op', 'g', null, null, null]],
      (args) => {
        const tip = new webim.Msg.Elem.GroupTip(...args);
        return [
          tip,
          tip.getOpType(),
          tip.getOpUserId(),
          tip.getGroupId(),
          tip.getGroupName(),
          tip.getUserIdList(),
          tip.getUserInfo(),
          tip.getGroupInfoList(),
          tip.getMemberInfoList(),
          tip.getGroupMemberNum(),
        ];
      },
    ),

  'tip: member number': ({ webim }) =>
    eachCase([5, 0, undefined, '7'], (count) => {
      const tip = tipOf(webim, 1, []);
      const returned = tip.setGroupMemberNum(count);
      return [returned, tip.groupMemberNum, tip.getGroupMemberNum()];
    }),

  'tip: group and member info': ({ webim }) => {
    const { GroupInfo, MemberInfo } = webim.Msg.Elem.GroupTip;
    return {
      ...eachCase([[], [1, 'v'], [9, null]], (args) => {
        const info = new GroupInfo(...args);
        return [info, info.getType(), info.getValue()];
      }),
      ...eachCase(
        [
          ['u', 60],
          ['u', 0],
          ['u', undefined],
        ],
        (args) => {
          const info = new MemberInfo(...args);
          return [info, info.getUserId(), info.getShutupTime()];
        },
      ),
    };
  },

  'tip HTML: each kind': ({ webim }) =>
    eachCase([1, 2, 3, 4, 5, 6, 7, 0, 8, '1', null], (opType) => tipOf(webim, opType, ['a', 'b']).toHtml()),

  'tip HTML: kind missing': ({ webim }) =>
    eachCase([undefined], (opType) => tipOf(webim, opType, []).toHtml()),

  'tip HTML: join with many users': ({ webim }) =>
    eachCase([0, 1, 9, 10, 11, 25], (count) => tipOf(webim, 1, users(count)).toHtml()),

  'tip HTML: kick with many users': ({ webim }) =>
    eachCase([0, 10, 11], (count) => tipOf(webim, 3, users(count)).toHtml()),

  'tip HTML: admins set and cancelled': ({ webim }) =>
    eachCase([4, 5], (opType) => [1, 10, 12].map((count) => tipOf(webim, opType, users(count)).toHtml())),

  'tip HTML: group info changed': ({ webim }) =>
    eachCase([[], [1], [1, 2, 3, 4, 5], [6], [undefined]], (types) => {
      const tip = tipOf(webim, 6, []);
      for (const type of types)
        tip.addGroupInfo(new webim.Msg.Elem.GroupTip.GroupInfo(type, `value ${type}`));
      return tip.toHtml();
    }),

  'tip HTML: members muted': ({ webim }) =>
    eachCase(
      [[], [0], [60], [undefined], [null], ['0'], [0, 60, undefined], users(11).map((_, i) => i)],
      (times) => {
        const tip = tipOf(webim, 7, []);
        times.forEach((time, i) => {
          tip.addMemberInfo(new webim.Msg.Elem.GroupTip.MemberInfo(`m${i}`, time));
        });
        return tip.toHtml();
      },
    ),

  'tip HTML: no list': ({ webim }) => eachCase([undefined, null], (list) => tipOf(webim, 1, list).toHtml()),

  'tip HTML: hostile ids': ({ webim }) => ({
    html: new webim.Msg.Elem.GroupTip(1, '<b>op</b>', 'g', 'n', ['<i>u</i>']).toHtml(),
  }),
};
