// One question to the kernel: what a form sends, and Python's reply. The message is an execute request like any other, so it waits its
// turn while Python is starting or working.

import type { Kernel, KernelMessage } from '@jupyterlab/services';

export const REPLY = 'application/vnd.netcourse.reply+json';

export interface Reply {
  ok: boolean;
  said: string;
  unknown?: boolean;
  lost?: boolean;
  right?: boolean;
  parts?: [string, string][];
  entry?: { id: string; value: unknown; recorded: string; n: number };
}

/** What tells the form of a question from every other in this page. */
export function formKey(path: string, id: string): string {
  return `${path} ${id}`;
}

/** Python's reply, or null if the request was dropped because a cell before it failed. */
export async function ask(kernel: Kernel.IKernelConnection, message: object): Promise<Reply | null> {
  // A text in a text: JSON's escapes are Python's as well.
  const text = JSON.stringify(JSON.stringify(message));
  const future = kernel.requestExecute(
    { code: `from netcourse.items import hear\nhear(${text})`, store_history: false, stop_on_error: false },
    true
  );
  let reply: Reply | null = null;
  let problem = '';
  future.onIOPub = ({ header, content }: KernelMessage.IIOPubMessage) => {
    if (header.msg_type === 'display_data') {
      const data = (content as KernelMessage.IDisplayDataMsg['content']).data;
      if (REPLY in data) {
        reply = data[REPLY] as unknown as Reply;
      }
    } else if (header.msg_type === 'error') {
      problem = (content as KernelMessage.IErrorMsg['content']).evalue;
    }
  };
  const done = await future.done;
  if (reply) {
    return reply;
  }
  // What a kernel says of a request that it drops: "aborted" (the protocol's word), or an error without a word of its own.
  if ((done.content as { status: string }).status === 'aborted' || !problem) {
    return null;
  }
  return { ok: false, lost: true, said: `Python could not take it: ${problem}` };
}
