-- Lists by arrival are read from listed_ratings. This index was written with every rating, and served no question.
drop index ratings_by_arrival;
