export const history = {
  title: '修订记录',
};
