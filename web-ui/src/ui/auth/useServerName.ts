import { useEffect, useState } from 'preact/hooks';
import { useEngine } from '../context';

interface ServerName {
  name: string;
  description: string;
}

/** How the server calls itself; null while that is not known, or where it cannot be reached. */
export function useServerName(): ServerName | null {
  const { link } = useEngine();
  const [found, setFound] = useState<ServerName | null>(null);
  useEffect(() => {
    let here = true;
    const look = async (): Promise<void> => {
      await link.open();
      const { server_nickname: name, server_description: description } = await link.ask('GET_SERVER_INFO', {});
      if (here) setFound({ name, description });
    };
    // The form says what is wrong when it is sent.
    look().catch(() => {});
    return () => {
      here = false;
    };
  }, [link]);
  return found;
}
