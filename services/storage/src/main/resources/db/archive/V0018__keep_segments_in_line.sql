-- Search reads the words of up to ten thousand segments to rank them. Out of line each costs a look into another table; docs/size.md has
-- the figures. Rows that are there stay as they are until they are written anew.
ALTER TABLE archive.segment SET (toast_tuple_target = 8160);
