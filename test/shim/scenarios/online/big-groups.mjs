import { describeMessage, kinds } from './describe.mjs';
import { newMessage, text } from './world.mjs';

const TIP = 2;

/** AVChatRooms. */
export const bigGroups = {
  'big group: join, message, join again': async (page) => {
    await page.login();
    const [kind, resp] = await page.call('applyJoinBigGroup', { GroupId: 'live' });
    const again = await page.call('applyJoinBigGroup', { GroupId: 'live' });
    await page.bobSendsGroup('live', [text('to all')], 'Normal', 2);
    await page.until(() => page.bigGroupMessages().some((one) => one.subType !== TIP));
    return {
      joined: [kind, resp.ActionStatus, resp.ErrorCode, resp.JoinedStatus],
      again,
      message: describeMessage(page.bigGroupMessages().find((one) => one.subType !== TIP)),
      stored: Object.keys(page.webim.MsgStore.sessMap()),
      normal: page.messages().length,
    };
  },

  'big group: own message comes back': async (page) => {
    await page.login();
    await page.call('applyJoinBigGroup', { GroupId: 'live' });
    const msg = newMessage(page.webim, 'GROUP', 'live');
    msg.addText(new page.webim.Msg.Elem.Text('mine'));
    const answer = await page.call('sendMsg', msg);
    await page.until(() => page.bigGroupMessages().some((one) => one.subType !== TIP));
    await page.settle();
    return {
      answer: [answer[0], kinds(answer[1])],
      // A tip about who joined may come too.
      echoes: page
        .bigGroupMessages()
        .filter((one) => one.subType !== TIP)
        .map((one) => [one.isSend, one.fromAccount, one.elems[0].content.text]),
      normal: page.messages().length,
    };
  },
};
