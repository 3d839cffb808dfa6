import { recorded, recordedClass } from '../diagnostics/recorded.ts';
import { Msg as PlainMsg } from '../messages/msg.ts';
import { Session as PlainSession } from '../messages/session.ts';

// Applications get these; our own code uses the plain ones, so that only the application's use is recorded.
// Both share their prototypes: `instanceof` holds across them.

/** `webim.Session` */
export const Session = recordedClass('Session', PlainSession);
Session.skey = recorded('Session.skey', PlainSession.skey);

const Elem = recordedClass('Msg.Elem', PlainMsg.Elem);
Elem.Text = recordedClass('Msg.Elem.Text', PlainMsg.Elem.Text);
Elem.Face = recordedClass('Msg.Elem.Face', PlainMsg.Elem.Face);
Elem.Location = recordedClass('Msg.Elem.Location', PlainMsg.Elem.Location);
Elem.Images = recordedClass('Msg.Elem.Images', PlainMsg.Elem.Images);
Elem.Images.Image = recordedClass('Msg.Elem.Images.Image', PlainMsg.Elem.Images.Image);
Elem.Sound = recordedClass('Msg.Elem.Sound', PlainMsg.Elem.Sound);
Elem.File = recordedClass('Msg.Elem.File', PlainMsg.Elem.File);
Elem.GroupTip = recordedClass('Msg.Elem.GroupTip', PlainMsg.Elem.GroupTip);
Elem.GroupTip.GroupInfo = recordedClass('Msg.Elem.GroupTip.GroupInfo', PlainMsg.Elem.GroupTip.GroupInfo);
Elem.GroupTip.MemberInfo = recordedClass('Msg.Elem.GroupTip.MemberInfo', PlainMsg.Elem.GroupTip.MemberInfo);
Elem.Custom = recordedClass('Msg.Elem.Custom', PlainMsg.Elem.Custom);

/** `webim.Msg` */
export const Msg = recordedClass('Msg', PlainMsg);
Msg.Elem = Elem;
