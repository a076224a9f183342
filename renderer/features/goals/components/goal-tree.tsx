import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { GoalRow } from '../../../../shared/contract/goals.ts';
import { flattenTree, type GoalNode } from '../../../../shared/domain/goal-tree.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { type GoalFacts, targetText } from '../goal-view.ts';

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export interface GoalTreeProps {
  readonly roots: readonly GoalNode<GoalRow>[];
  readonly factsOf: ReadonlyMap<string, GoalFacts>;
  readonly closed: ReadonlySet<string>;
  readonly openId: string | null;
  /** The year whose value the cards show; 0: the final target. */
  readonly year: number;
  readonly words: Words['goals'];
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onDrop: (id: string, to: { readonly parentGoalId: string | null; readonly beforeId: string | null }) => void;
  readonly onStep: (goal: GoalRow, key: ArrowKey) => void;
  readonly onAdd: (parent: GoalRow) => void;
}

interface Drag {
  readonly id: string;
  readonly over: string | null;
  readonly place: 'before' | 'under';
}

/** The goals as a tree from left to right. One card has the tab stop; arrows move between cards. */
export function GoalTree(props: GoalTreeProps) {
  const { roots, closed, openId, words } = props;
  const shown = flattenTree(roots, closed);
  const [focused, setFocused] = useState<string | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = [focused, openId].find((id) => shown.some((node) => node.goal.id === id)) ?? shown[0]?.goal.id;
  return (
    <div className="goal-tree" role="tree" aria-label={words.treeLabel}>
      {roots.map((node) => (
        <Branch key={node.goal.id} node={node} tree={{ ...props, stop, shown, setFocused, drag, setDrag }} />
      ))}
    </div>
  );
}

interface Tree extends GoalTreeProps {
  readonly stop: string | undefined;
  readonly shown: readonly GoalNode<GoalRow>[];
  readonly setFocused: (id: string) => void;
  readonly drag: Drag | null;
  readonly setDrag: (drag: Drag | null) => void;
}

// The cards are the items of the tree, with their levels; an item that held its children would be named by all of them.
function Branch({ node, tree }: { readonly node: GoalNode<GoalRow>; readonly tree: Tree }) {
  const { goal, children } = node;
  const isOpen = children.length > 0 && !tree.closed.has(goal.id);
  return (
    <div className="goal-branch" role="none">
      <Card node={node} tree={tree} isOpen={isOpen} />
      {isOpen && (
        <div className="goal-children" role="none">
          {children.map((child) => (
            <Branch key={child.goal.id} node={child} tree={tree} />
          ))}
        </div>
      )}
    </div>
  );
}

function Card({
  node,
  tree,
  isOpen,
}: {
  readonly node: GoalNode<GoalRow>;
  readonly tree: Tree;
  readonly isOpen: boolean;
}) {
  const { goal, children, depth } = node;
  const { words, drag } = tree;
  const facts = tree.factsOf.get(goal.id);
  const value =
    tree.year === 0 ? targetText(goal) : (goal.targets.find((target) => target.year === tree.year)?.value ?? '');
  const drop = drag !== null && drag.over === goal.id && drag.id !== goal.id ? drag.place : undefined;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={goal.id === tree.openId}
      {...(children.length > 0 ? { 'aria-expanded': isOpen } : {})}
      tabIndex={goal.id === tree.stop ? 0 : -1}
      data-goal={goal.id}
      onFocus={() => tree.setFocused(goal.id)}
      onKeyDown={(event) => onKey(event, node, tree)}
      className={`goal-card goal-${goal.level}`}
      data-open={goal.id === tree.openId || undefined}
      data-drop={drop}
      draggable
      onClick={(event) => {
        tree.setFocused(goal.id);
        event.currentTarget.focus();
        tree.onOpen(goal.id);
      }}
      {...dragProps(goal, tree)}
    >
      <div className="goal-card-head">
        <span className="goal-level">{words.levels[goal.level]}</span>
        {goal.code !== '' && <span className="goal-code">{goal.code}</span>}
        {facts !== undefined && facts.findings.length > 0 && (
          <span
            className="goal-warning"
            title={facts.findings.map((each) => words.smartReasons[each.reason](each.detail)).join('\n')}
          >
            <Icon name="warning" size={13} />
            {facts.findings.length}
          </span>
        )}
      </div>
      <div className="goal-text" title={goal.text}>
        {goal.text}
      </div>
      <div className="goal-card-foot">
        {value !== '' && <strong title={value}>{value}</strong>}
        <span className="goal-owner">{goal.ownerName === '' ? goal.leadUnit : goal.ownerName}</span>
        {facts !== undefined && facts.tasks.length > 0 && <span>{words.tasks(facts.tasks.length)}</span>}
      </div>
      {children.length > 0 && (
        <button
          type="button"
          className="goal-toggle"
          tabIndex={-1}
          aria-hidden="true"
          title={isOpen ? words.collapse : words.expand(children.length)}
          onClick={(event) => {
            event.stopPropagation();
            tree.onToggle(goal.id, !isOpen);
          }}
        >
          {isOpen ? '−' : children.length}
        </button>
      )}
    </div>
  );
}

function dragProps(goal: GoalRow, tree: Tree) {
  const placeOf = (event: DragEvent<HTMLElement>): 'before' | 'under' => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientY - box.top < box.height / 4 ? 'before' : 'under';
  };
  return {
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.stopPropagation();
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', goal.text);
      tree.setDrag({ id: goal.id, over: null, place: 'under' });
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (tree.drag === null) return;
      event.preventDefault();
      const place = placeOf(event);
      if (tree.drag.over !== goal.id || tree.drag.place !== place) tree.setDrag({ ...tree.drag, over: goal.id, place });
    },
    onDragEnd: () => tree.setDrag(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (tree.drag === null) return;
      event.preventDefault();
      const { id } = tree.drag;
      tree.setDrag(null);
      if (id === goal.id) return;
      if (placeOf(event) === 'under') tree.onDrop(id, { parentGoalId: goal.id, beforeId: null });
      else tree.onDrop(id, { parentGoalId: goal.parentGoalId, beforeId: goal.id });
    },
  };
}

function isArrow(key: string): key is ArrowKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
}

function onKey(event: KeyboardEvent<HTMLElement>, node: GoalNode<GoalRow>, tree: Tree): void {
  const { goal, children } = node;
  const at = tree.shown.findIndex((each) => each.goal.id === goal.id);
  const isOpen = children.length > 0 && !tree.closed.has(goal.id);
  const go = (id: string | null | undefined): void => {
    if (id === null || id === undefined) return;
    tree.setFocused(id);
    document.querySelector<HTMLElement>(`[data-goal="${id}"]`)?.focus();
  };
  if (event.altKey && isArrow(event.key)) {
    event.preventDefault();
    event.stopPropagation(); // Alt and left would go back to the last screen
    tree.onStep(goal, event.key);
    return;
  }
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(tree.shown[at + 1]?.goal.id),
    ArrowUp: () => go(tree.shown[at - 1]?.goal.id),
    ArrowRight: () => (isOpen || children.length === 0 ? go(children[0]?.goal.id) : tree.onToggle(goal.id, true)),
    ArrowLeft: () => (isOpen ? tree.onToggle(goal.id, false) : go(goal.parentGoalId)),
    Home: () => go(tree.shown[0]?.goal.id),
    End: () => go(tree.shown.at(-1)?.goal.id),
    Enter: () => tree.onOpen(goal.id),
    ' ': () => tree.onOpen(goal.id),
    Insert: () => tree.onAdd(goal),
  };
  const action = actions[event.key];
  if (action === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  action();
}
