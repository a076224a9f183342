export const bundles = {
  title: '同步包',
};
