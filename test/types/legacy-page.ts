/// <reference path="../../shim/legacy.d.ts" />
// What old pages write, in TypeScript: it has to compile against the declarations, with an ES5 library only.

declare function show(text: string): void;
declare function alert(text: string): void;

let currentSession: webim.Session | null = null;

const loginInfo: webim.LoginInfo = {
  sdkAppID: '1400000000',
  identifier: 10086,
  userSig: 'sig',
  accountType: 1,
};

function onMsgNotify(messages: webim.Msg[]): void {
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    if (message) showMessage(message);
  }
}

function showMessage(message: webim.Msg): void {
  const session = message.getSession();
  const nick: string = message.fromAccountNick || message.getFromAccountNick();
  if (message.getIsSend() && message.getSubType() === webim.GROUP_MSG_SUB_TYPE.LOVEMSG) return;
  for (const element of message.getElems()) {
    switch (element.getType()) {
      case webim.MSG_ELEMENT_TYPE.TEXT:
        show(nick + (element.getContent() as webim.Msg.Elem.Text).getText());
        break;
      case webim.MSG_ELEMENT_TYPE.CUSTOM: {
        const content = element.content as webim.Msg.Elem.Custom;
        show(content.getData() + content.desc + content.getExt());
        break;
      }
      case webim.MSG_ELEMENT_TYPE.IMAGE: {
        const small = (element.getContent() as webim.Msg.Elem.Images).getImage(webim.IMAGE_TYPE.SMALL);
        if (small) show(small.getUrl());
        break;
      }
      default:
        show(element.toHtml());
    }
  }
  if (session.type() === webim.SESSION_TYPE.C2C && session.unread() > 0) session.unread(0);
}

webim.login(
  loginInfo,
  {
    onConnNotify(resp) {
      if (resp.ErrorCode === webim.CONNECTION_STATUS.OFF) webim.Log.warn(`off: ${resp.ErrorInfo}`);
    },
    onMsgNotify,
    onBigGroupMsgNotify: onMsgNotify,
    onGroupSystemNotifys: {
      '1': (notify) => show(notify.GroupName + notify.Operator_Account),
      '5': (notify) => show(String(notify.MsgTime)),
      '15': (item) => show(String(item.LastReadMsgSeq)),
      '255': (notify) => show(notify.UserDefinedField || ''),
    },
    onFriendSystemNotifys: { 3: (notify) => show(String(notify.PendencyList?.length)) },
    onC2cEventNotifys: { 92: (item) => show(item.From_Account), 96: () => show('kicked') },
    onKickedEventCall: () => show('kicked'),
    jsonpCallback: (data) => webim.setJsonpLastRspData(data),
  },
  { isAccessFormalEnv: true, isLogOn: false },
  (resp) => {
    loginInfo.identifierNick = resp.identifierNick;
    webim.applyJoinBigGroup(
      { GroupId: '@TGS#1' },
      (joined) => {
        if (joined.JoinedStatus === 'JoinedSuccess') show(joined.LongPollingKey || '');
      },
      (error) => alert(error.ErrorInfo),
    );
  },
  (error) => alert(error.SrcErrorInfo || error.ErrorInfo),
);

function send(text: string): void {
  if (webim.Tool.getStrBytes(text) > webim.MSG_MAX_LENGTH.GROUP) return;
  currentSession =
    currentSession || new webim.Session(webim.SESSION_TYPE.GROUP, 42, '42', '', Date.now() / 1000);
  const message = new webim.Msg(currentSession, true, -1, -1, -1, loginInfo.identifier, 0, 'nick');
  message.addText(new webim.Msg.Elem.Text(text));
  const index = webim.EmotionDataIndexs['[微笑]'];
  if (index !== undefined && webim.Emotions[index]) message.addFace(new webim.Msg.Elem.Face(index, '[微笑]'));
  message.addCustom(new webim.Msg.Elem.Custom('{}', null, null));
  webim.sendMsg(message, (resp) => show(String(resp.MsgTime)), null);
  webim.setAutoRead(currentSession, true, true);
}

function loadHistory(peer: string, before: webim.C2CHistoryResponse | null): void {
  webim.getC2CHistoryMsgs(
    {
      Peer_Account: peer,
      MaxCnt: 15,
      LastMsgTime: before ? before.LastMsgTime : 0,
      MsgKey: before ? before.MsgKey : '',
    },
    (page) => {
      if (page.Complete === 0) loadHistory(peer, page);
      onMsgNotify(page.MsgList);
    },
  );
  webim.syncGroupMsgs({ GroupId: 'g', ReqMsgSeq: 9, ReqMsgNumber: 10 }, (messages) => onMsgNotify(messages));
}

const sessions: webim.SessionMap = webim.MsgStore.sessMap();
for (const key in sessions) show(`${key}${sessions[key]?.msgs().length}`);

webim.getGroupInfo({ GroupIdList: ['g'] }, (resp) => show(String(resp.GroupInfo[0]?.MemberList?.[0]?.Role)));
webim.uploadPic({ file: { name: 'a.png', size: 1 }, To_Account: 'a', businessType: 1, fileType: 1 }, (resp) =>
  show(resp.File_UUID),
);
webim.logout(() => send(''));
loadHistory('bob', null);
show(webim.Tool.formatTimeStamp(1, 'yyyy-MM-dd') || '');
webim.migrate.configure({ lang: 'zh' });
