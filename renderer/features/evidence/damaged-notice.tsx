import { formatCount } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/page.tsx';

/** Says, wherever evidence is listed, that some of it is not what it was; nothing while all is whole. */
export function DamagedNotice({ count }: { readonly count: number }) {
  const words = useWords().evidence;
  if (count === 0) return null;
  return (
    <Callout tone="bad" title={words.damagedNotice(formatCount(count))}>
      <Button onClick={() => navigate('keeping')}>{words.openKeeping}</Button>
    </Callout>
  );
}
