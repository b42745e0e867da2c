package chart

import ("testing";"os";"math")

func TestLook(t *testing.T){
 dir:="/tmp/w-recipe/charts/"
 w:=func(n string,c Chart){ os.WriteFile(dir+n+".svg",[]byte(SVG(c)),0o644)}
 w("bar",&Bar{Title:"Licences of models",Text:"x",Labels:[]string{"apache-2.0","mit","openrail","a-very-long-owner-name/with-a-very-long-model-name-of-some-kind-v2"},Series:[]Series{{"",[]float64{12345,456,33,0}}},Axis:"repositories"})
 w("bar2",&Bar{Title:"Share by kind",Text:"x",Labels:[]string{"model","dataset","space"},Series:[]Series{{"likes",[]float64{.91,.88,math.NaN()}},{"commits",[]float64{.5,.0004,.3}},{"disc",[]float64{.5,.2,.3}},{"neg",[]float64{.5,-.2,.3}}},Unit:Percent,Axis:"share without"})
 months:=[]string{}; v1:=[]float64{}; v2:=[]float64{}
 for y:=2021;y<2024;y++{ for m:=1;m<=12;m++{ months=append(months, string(rune('0'+(y/1000)))+"0"+string(rune('0'+(y/10)%10))+string(rune('0'+y%10))+"-"+string(rune('0'+m/10))+string(rune('0'+m%10))); v1=append(v1,float64(m*m*(y-2020))); v2=append(v2,float64(300-m)) }}
 w("line",&Line{Title:"New per month",Labels:months,Series:[]Series{{"models",v1},{"spaces",v2}},XAxis:"month",YAxis:"repositories created"})
 w("line2",&Line{Title:"k",X:[]float64{1,2,3,5,8,10},Series:[]Series{{"",[]float64{9,8,4,3,2,1}}},XAxis:"k",YAxis:"developers"})
 var a,b []Count
 for i:=int64(0);i<3000;i+=1+i/7 { a=append(a,Count{i,int64(100000/float64((i+1)*(i+1)))+1}); b=append(b,Count{i, 5000/(i+1)+1})}
 w("hist",&Histogram{Title:"Likes",Samples:[]Sample{{"models",a},{"datasets",b}},Axis:"likes",Members:"repositories"})
 w("heat",&Heat{Title:"Correlations",Columns:[]string{"likes","downloads","discussion starters"},Rows:[]string{"likes","downloads","discussion starters"},Values:[][]float64{{1,.5,-.3},{.5,1,0},{-.3,0,math.NaN()}},Max:1,XAxis:"activity",YAxis:"activity"})
 n:=&Network{Title:"Net",Weights:"commits",Directed:true}
 for i:=0;i<40;i++{ n.Nodes=append(n.Nodes,Node{"node-"+string(rune('a'+i%26))+string(rune('a'+i/26)),[]string{"cv","nlp","mm"}[i%3]}); if i>0 { n.Edges=append(n.Edges,Edge{i,i/3,float64(i%7+1)}); if i%5==0{n.Edges=append(n.Edges,Edge{i/2,i,3})} } }
 w("net",n)
 w("empty",&Bar{Title:"None"})
}
