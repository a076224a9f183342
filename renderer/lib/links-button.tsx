import { IconButton } from '../ui/button.tsx';
import { openLinks } from './links-door.ts';
import { useWords } from './words/words.ts';

/** Opens everything that is linked to a record; stands in its row or in the head of its panel. */
export function LinksButton({
  kind,
  id,
  className,
}: {
  readonly kind: string;
  readonly id: string;
  readonly className?: string;
}) {
  const words = useWords().links;
  return (
    <IconButton
      icon="link"
      label={words.show}
      {...(className === undefined ? {} : { className, tabIndex: -1 })}
      onClick={() => openLinks(kind, id)}
    />
  );
}
