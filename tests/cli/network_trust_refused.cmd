printf 'rater,organisation,item,value\nA,,T1,4\nA,B,T9,5\nA,B,T1,4\nA,B,T1,3\n' | samenspel network trust - --lang en
