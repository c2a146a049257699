-- Naive overlap for every query of asked.ndjson: the best ten with what each finding adds.
create temp table lines (query text);
.mode list
.import asked.ndjson lines
with named as (
  select query ->> 'id' as id, value as finding from lines, json_each(query, '$.pain')
  union all
  select query ->> 'id', value from lines, json_each(query, '$.worse')
), scored as (
  select id, muscle, sum(weight) as score,
    json_group_array(json_object('finding', finding, 'weight', weight)) as because
  from named join claims using (finding)
  group by id, muscle
), placed as (
  select *, row_number() over (partition by id order by score desc) as place from scored
)
select json_object('id', id, 'candidates',
  json_group_array(json_object('muscle', muscle, 'score', score, 'because', json(because))))
from placed where place <= 10
group by id;
