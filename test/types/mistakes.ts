/// <reference path="../../shim/legacy.d.ts" />
// What the declarations have to refuse. An expectation that finds no error is an error itself.

declare const message: webim.Msg;
declare const session: webim.Session;

// @ts-expect-error a string is no element
message.addText('hello');
// @ts-expect-error there is no such method
message.addSound(new webim.Msg.Elem.Sound('u', 1, 1, 'a'));
// @ts-expect-error a session comes first
new webim.Msg('C2Cbob', true);
// @ts-expect-error the result arrives in a callback
webim.sendMsg(message).MsgTime;
// @ts-expect-error legacy errors have ErrorInfo
webim.logout(null, (error) => error.message);
// @ts-expect-error the group id is missing
webim.quitGroup({});
// @ts-expect-error MemberList must be there
webim.createGroup({ Type: 'Public', Name: 'n' });
// @ts-expect-error the constant does not exist
webim.SESSION_TYPE.SYSTEM;
// @ts-expect-error misspelt method of the logger
webim.Log.warm('x');
// @ts-expect-error the type is a text, not a number
message.getElems()[0]?.getType().toFixed();
// @ts-expect-error the array holds messages
session.msgs()[0]?.getText();
// @ts-expect-error listeners are needed
webim.login({ sdkAppID: 1 });
// @ts-expect-error the listener takes messages
webim.login({ sdkAppID: 1 }, { onMsgNotify: (text: string) => text });
// @ts-expect-error read notices have no type
webim.login({ sdkAppID: 1 }, { onGroupSystemNotifys: { 15: (item) => item.ReportType } });
// @ts-expect-error constants are not written
webim.MSG_MAX_LENGTH.C2C = 1;
